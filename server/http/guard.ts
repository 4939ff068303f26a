import { createHash, timingSafeEqual } from 'node:crypto';
import type { NextFunction, Request, Response } from 'express';
import { refusal } from '../errors.ts';

const loopbackHost = /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/;

/** Refuses requests under another name than ours: a page elsewhere could point its own name at this address. */
export function loopbackOnly(request: Request, _response: Response, next: NextFunction): void {
  if (!loopbackHost.test(request.headers.host ?? '')) throw refusal('foreign_request');
  next();
}

/** A write needs a request of this very site and a header that a plain form cannot send; the command line has its token. */
export const writesOfThisSite =
  (token: string) =>
  (request: Request, _response: Response, next: NextFunction): void => {
    const isReading = request.method === 'GET' || request.method === 'HEAD';
    if (!isReading && !hasToken(request, token) && !isOfThisSite(request)) throw refusal('foreign_request');
    next();
  };

/** Compared as hashes, in a time that says nothing about how much of it was right. */
export const hasToken = ({ headers }: Request, token: string) =>
  timingSafeEqual(digest(headers.authorization ?? ''), digest(`Bearer ${token}`));

const digest = (text: string) => createHash('sha256').update(text).digest();

function isOfThisSite(request: Request): boolean {
  if (request.headers['x-tierflow'] === undefined) return false;
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined) return site === 'same-origin';
  const { origin, host } = request.headers;
  // A page without an origin, in a sandbox or a file, says "null".
  return origin !== undefined && URL.canParse(origin) && new URL(origin).host === host;
}
