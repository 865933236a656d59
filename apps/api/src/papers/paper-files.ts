import { Injectable } from '@nestjs/common';
import type { OnApplicationShutdown } from '@nestjs/common';
import { ProblemError } from '#application';
import { PaperError, PaperPrinter } from '#exchange';
import type { Paper, RegisterPaper } from '#exchange';

/** The papers of this process, printed beside its event loop. */
@Injectable()
export class PaperFiles implements OnApplicationShutdown {
  private readonly printer = new PaperPrinter();

  /** @throws ProblemError `REPORT.TOO_LARGE`, `REPORT.BUSY` */
  async pdf(paper: Paper | RegisterPaper): Promise<Buffer> {
    try {
      return await this.printer.print(paper);
    } catch (error) {
      if (error instanceof PaperError) throw new ProblemError(error.code, error.message, error.extra);
      throw error;
    }
  }

  onApplicationShutdown(): Promise<void> {
    return this.printer.close();
  }
}
