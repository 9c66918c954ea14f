"""One module per channel: message in, Reply out. No channel knows anything of law."""
