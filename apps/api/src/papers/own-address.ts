import type { FastifyRequest } from 'fastify';
import type { Site } from '../auth/site.js';

/**
 * What links on papers begin with, such as `https://motcua.example.vn`: the configured address, else the one that the
 * request reached us under, whose name was compared with ours before.
 */
export const ownAddress = (site: Site, request: FastifyRequest): string =>
  site.origins[0]?.replace(/\/$/, '') ?? `${request.protocol}://${request.host}`;
