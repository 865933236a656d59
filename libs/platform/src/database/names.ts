/** Schema of all tables of the product. */
export const SCHEMA = 'dunghen';

/** Role of the application: reads and appends, owns nothing. */
export const APP_ROLE = 'dunghen_app';
