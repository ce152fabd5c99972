import { AppError, type ErrorLink } from '#lib/kernel/errors';

/** Why a record cannot be deleted, and where people find what stands in the way. */
export interface Obstacle {
  message: string;
  links: ErrorLink[];
}

export const refusedBy = ({ message, links }: Obstacle) => new AppError('conflict', message, { links });
