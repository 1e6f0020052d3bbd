import type { Output } from './output';

export async function importNetwork(
  _folder: string,
  _skipBadLines: boolean,
  _output: Output,
): Promise<void> {}
export async function exportNetwork(_folder: string, _network: string, _output: Output): Promise<void> {}
