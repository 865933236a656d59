import type { MigrationInterface, QueryRunner } from 'typeorm';
import type { MigrationFile } from './migration-files.js';

/** TypeORM migrations made of SQL files: each runs whole, with its checksum, in the one transaction TypeORM gives it. */
export function migrationClasses(files: readonly MigrationFile[]) {
  return files.map(
    ({ name, sql, checksum }) =>
      class implements MigrationInterface {
        readonly name = name;

        async up(runner: QueryRunner): Promise<void> {
          await runner.query(sql);
          await runner.query('insert into dunghen.migration_checksum (name, checksum) values ($1, $2)', [
            name,
            checksum,
          ]);
        }

        async down(): Promise<void> {
          throw new Error('Migrations only go forward: write a new one.');
        }
      },
  );
}
