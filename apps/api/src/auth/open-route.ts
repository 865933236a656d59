import { SetMetadata } from '@nestjs/common';

export const OPEN_ROUTE = 'dung-hen:open-route';

/** A route that shows nothing of any dossier and needs no token. */
export const OpenRoute = () => SetMetadata(OPEN_ROUTE, true);

export const PASSWORD_ROUTE = 'dung-hen:password-route';

/** A route that somebody may use who has to choose a password first. */
export const PasswordRoute = () => SetMetadata(PASSWORD_ROUTE, true);
