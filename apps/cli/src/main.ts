import 'reflect-metadata';
import { relais } from './program';

void relais(process.argv.slice(2), process);
