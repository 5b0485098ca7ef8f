/** The browser to test with, as Playwright's launch options. */
export function findBrowser(): { executablePath: string; args: string[]; env: Record<string, string> }
/** Unpacks the browser from npm, once. */
export function unpackBrowser(): Promise<void>
