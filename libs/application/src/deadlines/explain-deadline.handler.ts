import { Inject } from '@nestjs/common';
import { QueryHandler } from '@nestjs/cqrs';
import type { IQueryHandler } from '@nestjs/cqrs';
import { requireOperation } from '../access/permissions.js';
import type { Catalogues } from '../catalogue/catalogues.js';
import { CATALOGUES } from '../ports.js';
import { inlineRules, readDeadlineQuestion, rulesFor } from './deadline-question.js';
import { ExplainDeadline } from './explain-deadline.js';
import type { ExplainedDeadline } from './explain-deadline.js';
import { explain, explainAsText } from './explain.js';

@QueryHandler(ExplainDeadline)
export class ExplainDeadlineHandler implements IQueryHandler<ExplainDeadline, ExplainedDeadline> {
  constructor(@Inject(CATALOGUES) private readonly catalogues: Catalogues) {}

  async execute({ principal, body, language }: ExplainDeadline): Promise<ExplainedDeadline> {
    requireOperation(principal, 'deadlines.explain');
    const question = readDeadlineQuestion(body);
    const rules = inlineRules(question) ?? rulesFor(question, await this.catalogues.of(principal.tenant));
    const { calendar, policy } = rules;
    return language === null
      ? { kind: 'view', view: explain(question, calendar, policy) }
      : { kind: 'text', text: explainAsText(question, calendar, policy, language) };
  }
}
