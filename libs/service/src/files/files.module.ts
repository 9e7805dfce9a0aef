import { type DynamicModule, Module } from '@nestjs/common';
import { getDataSourceToken } from '@nestjs/typeorm';
import type { Logger } from 'pino';
import type { DataSource } from 'typeorm';

import { FileRoom, type FileSettings } from '#lib/files';
import { FileStore, poolOf } from '#lib/persistence';
import type { SignatureSettings } from '#lib/signatures';

import { roomOver } from './room-over.ts';
import { SignatureCheck } from './signature-check.ts';
import { StorageProof } from './storage-proof.ts';
import { Sweeping } from './sweeping.ts';

/** Injection token of the settings of files. */
export const FILE_SETTINGS = Symbol('file-settings');

/** Files of dossiers: their rows, the room their bytes are in, and the sweep that keeps both together. */
@Module({})
export class FilesModule {
  static over(
    engine: DynamicModule,
    settings: FileSettings,
    signatures: SignatureSettings,
    logger: Logger,
  ): DynamicModule {
    return {
      module: FilesModule,
      imports: [engine],
      providers: [
        { provide: FILE_SETTINGS, useValue: settings },
        {
          provide: FileStore,
          inject: [getDataSourceToken()],
          useFactory: (source: DataSource) => new FileStore(poolOf(source)),
        },
        {
          provide: FileRoom,
          inject: [FileStore],
          useFactory: (rows: FileStore) => roomOver(rows, settings),
        },
        {
          provide: Sweeping,
          inject: [FileRoom],
          useFactory: (room: FileRoom) => new Sweeping(room, logger),
        },
        {
          provide: SignatureCheck,
          inject: [FileRoom, FileStore],
          useFactory: (room: FileRoom, rows: FileStore) =>
            new SignatureCheck(room, rows, signatures),
        },
        {
          provide: StorageProof,
          inject: [FileRoom],
          useFactory: (room: FileRoom) => new StorageProof(room, logger),
        },
      ],
      exports: [FILE_SETTINGS, FileStore, FileRoom, SignatureCheck, StorageProof],
    };
  }
}
