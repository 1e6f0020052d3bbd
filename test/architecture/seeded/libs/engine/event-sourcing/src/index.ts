export { day } from '@relais/contracts';
