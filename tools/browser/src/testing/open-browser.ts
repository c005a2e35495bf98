import chromium from '@sparticuz/chromium';
import { chromium as driver, type Browser, type Page } from 'playwright-core';

/** These weaken what is tested, or end the browser with its first page. */
const unwanted = /single-process|disable-web-security|site-isolation|headless/u;

/** Starts Chromium as npm brought it. */
export async function openBrowser(): Promise<Browser> {
  return driver.launch({
    executablePath: await chromium.executablePath(),
    args: [...chromium.args.filter((arg) => !unwanted.test(arg)), '--disable-background-networking'],
    headless: true,
  });
}

/** A page, and what it did. */
export interface Visit {
  readonly page: Page;
  /** All addresses that were asked for. */
  readonly requests: string[];
  /** What the browser complained of: errors, and what the content security policy forbade. */
  readonly complaints: string[];
  /** What jumped on screen without a press, and how far, as browsers measure it. */
  readonly shifts: () => Promise<string[]>;
  readonly close: () => Promise<void>;
}

/** How a page is looked at. */
export interface Look {
  readonly width?: number;
  readonly height?: number;
  readonly scheme?: 'light' | 'dark';
  /** Whether the page goes on asking, so that nobody can wait until it is done. */
  readonly isRestless?: boolean;
}

const watchShifts = `
  globalThis.shifts = [];
  new PerformanceObserver((list) => {
    for (const { hadRecentInput, value, sources } of list.getEntries())
      if (!hadRecentInput) globalThis.shifts.push(value + ' ' + sources.map(({ node }) => node?.textContent).join(', '));
  }).observe({ type: 'layout-shift', buffered: true });
`;

/** Waits until what is on screen is what the address asks for. */
export async function settled(page: Page): Promise<void> {
  await page.evaluate('new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)))');
  await page.locator('.list[aria-busy="false"]').waitFor();
}

/** Opens an address and waits until its words are there, or whatever it has to say instead. */
export async function visit(browser: Browser, url: string, look: Look = {}): Promise<Visit> {
  const { width = 1280, height = 800, scheme = 'light', isRestless = false } = look;
  const context = await browser.newContext({
    viewport: { width, height },
    colorScheme: scheme,
    hasTouch: width < 800,
    reducedMotion: 'reduce',
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  const page = await context.newPage();
  const requests: string[] = [];
  const complaints: string[] = [];
  page.on('request', (request) => requests.push(request.url()));
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource')) {
      complaints.push(message.text());
    }
  });
  await page.addInitScript(watchShifts);
  await page.goto(url);
  await page.waitForLoadState(isRestless ? 'load' : 'networkidle');
  return {
    page,
    requests,
    complaints,
    shifts: () => page.evaluate<string[]>('globalThis.shifts'),
    close: () => context.close(),
  };
}
