import { Injectable } from '@nestjs/common';
import { ProblemError } from '#application';
import { Ii06aFileError, Ii06aFileMaker } from '#exchange';
import type { Ii06aFormat } from '#exchange';
import type { Ii06aReport } from '#indicators';

/** The files of reports in this process, made beside its event loop. */
@Injectable()
export class ReportFiles {
  private readonly maker = new Ii06aFileMaker();

  /** @throws ProblemError `REPORT.TOO_LARGE`, `REPORT.BUSY` */
  async ii06a(report: Ii06aReport, format: Exclude<Ii06aFormat, 'json'>): Promise<Buffer> {
    try {
      return await this.maker.make(report, format);
    } catch (error) {
      if (error instanceof Ii06aFileError) throw new ProblemError(error.code, error.message, error.extra);
      throw error;
    }
  }
}
