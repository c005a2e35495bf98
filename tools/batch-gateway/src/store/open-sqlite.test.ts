import { expect, it } from 'vitest';
import { openSqlite } from './open-sqlite.ts';

it('says what to do where Node.js has no SQLite', () => {
  expect(() => openSqlite(':memory:', {}, () => undefined)).toThrow(/Node\.js 22\.13 or later.*npm install/u);
});
