import type { Caller } from '@word-list/adapters/http-api';
import type { Hono } from 'hono';

/** Adds the routes that describe the API. */
export const addDocumentRoutes = (_app: Hono<{ Bindings: Caller }>): void => undefined;
