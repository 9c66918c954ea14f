"""The pages, a module each: `PAGE` is its entry in the navigation, `routes(context)` its addresses."""
