export const NetworkPage = () => null;
