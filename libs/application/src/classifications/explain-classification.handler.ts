import { Inject } from '@nestjs/common';
import { QueryHandler } from '@nestjs/cqrs';
import type { IQueryHandler } from '@nestjs/cqrs';
import { zoneOf } from '#indicators';
import { requireOperation } from '../access/permissions.js';
import type { Catalogues } from '../catalogue/catalogues.js';
import { CATALOGUES, CLOCK } from '../ports.js';
import type { Clock } from '../ports.js';
import { readClassificationQuestion } from './classification-question.js';
import { explainClassification } from './classification-view.js';
import type { ClassificationView } from './classification-view.js';
import { ExplainClassification } from './explain-classification.js';

@QueryHandler(ExplainClassification)
export class ExplainClassificationHandler implements IQueryHandler<ExplainClassification, ClassificationView> {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(CATALOGUES) private readonly catalogues: Catalogues,
  ) {}

  async execute({ principal, body }: ExplainClassification): Promise<ClassificationView> {
    requireOperation(principal, 'classifications.explain');
    const question = readClassificationQuestion(body, this.clock.now());
    const { defaultCalendar } = await this.catalogues.of(principal.tenant);
    return explainClassification(question, defaultCalendar, zoneOf(principal.timezone));
  }
}
