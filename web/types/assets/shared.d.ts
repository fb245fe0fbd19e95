// What the build writes into the site (deskbook/site/shared.py).

export const SOON_DAYS: number;
export const HELP_DESKS: Record<string, { title: string; fields: Record<string, string> }>;
