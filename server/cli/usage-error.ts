/** A command that was typed wrongly: exit code 2. */
export class UsageError extends Error {}

export const usageError = (message: string) => new UsageError(message);
