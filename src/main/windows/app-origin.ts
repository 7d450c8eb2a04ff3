/** The window's own scheme and host; nothing else is ever loaded in it. */
export const APP_SCHEME = "app";
export const APP_ORIGIN = "app://workstation";
export const APP_URL = `${APP_ORIGIN}/index.html`;
