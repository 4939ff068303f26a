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

export const hasToken = (request: Request, token: string) =>
  request.headers.authorization === `Bearer ${token}`;

function isOfThisSite(request: Request): boolean {
  if (request.headers['x-tierflow'] === undefined) return false;
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined) return site === 'same-origin';
  const { origin, host } = request.headers;
  return origin !== undefined && new URL(origin).host === host;
}
