import { SetMetadata } from '@nestjs/common';

export const OPEN_ROUTE = 'dung-hen:open-route';

/** A route that shows nothing of any dossier and needs no token. */
export const OpenRoute = () => SetMetadata(OPEN_ROUTE, true);
