import { afterAll } from 'vitest';
import { closeTemporaryHomes } from './temporary-home.ts';

afterAll(closeTemporaryHomes);
