import { expect, it } from 'vitest';
import { findIntrusion } from './find-intrusion.ts';

const host = '127.0.0.1:8081';

it.each([
  { host },
  { host: 'localhost:1' },
  { host: '[::1]:8081' },
  { host, origin: `http://${host}`, 'sec-fetch-site': 'same-origin' },
  { host, 'sec-fetch-site': 'none' },
])('lets a program of this machine and its own pages pass: %o', (headers) => {
  expect(findIntrusion({ headers })).toBeUndefined();
});

it.each([
  {},
  { host: '' },
  { host: 'evil.example' },
  { host: '127.0.0.1.evil.example' },
  { host: 'localhost@evil.example' },
  { host: 'evil.example/@127.0.0.1' },
  { host: '10.0.0.1:80' },
])('does not answer to another name: %o', (headers) => {
  expect(findIntrusion({ headers })).toMatch(/loopback/u);
});

it.each([
  { origin: 'https://evil.example' },
  { origin: 'null' },
  { origin: 'http://127.0.0.1:3000' },
  { origin: 'http://localhost:8081' },
  { origin: `https://${host}` },
  { 'sec-fetch-site': 'cross-site' },
  { 'sec-fetch-site': 'same-site' },
])('refuses pages of other origins, also those of this machine: %o', (headers) => {
  expect(findIntrusion({ headers: { host, ...headers } })).toMatch(/origin/u);
});
