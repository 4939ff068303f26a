/** Below so many a rate is not told of, and a change has no interval (metrics.md section 1.5). */
export const fewest = 30;

/** A test is believed where what it saw would come by chance less often than this. */
export const alpha = 0.05;
