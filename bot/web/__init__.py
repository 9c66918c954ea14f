"""The resident page: phone, desktop and kiosk."""
