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
  /** How far things jumped on screen, as browsers sum it up. */
  readonly layoutShift: () => Promise<number>;
  readonly close: () => Promise<void>;
}

/** How a page is looked at. */
export interface Look {
  readonly width?: number;
  readonly height?: number;
  readonly scheme?: 'light' | 'dark';
}

const watchShifts = `
  globalThis.shifted = 0;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) if (!entry.hadRecentInput) globalThis.shifted += entry.value;
  }).observe({ type: 'layout-shift', buffered: true });
`;

/** Waits until what is on screen is what the address asks for. */
export async function settled(page: Page): Promise<void> {
  await page.evaluate('new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)))');
  await page.locator('.list[aria-busy="false"]').waitFor();
}

/** Opens an address and waits until its words are there, or whatever it has to say instead. */
export async function visit(browser: Browser, url: string, look: Look = {}): Promise<Visit> {
  const { width = 1280, height = 800, scheme = 'light' } = look;
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
  await page.waitForLoadState('networkidle');
  return {
    page,
    requests,
    complaints,
    layoutShift: () => page.evaluate<number>('globalThis.shifted'),
    close: () => context.close(),
  };
}
