import { Query } from '@nestjs/cqrs';
import type { Principal } from '../access/principal.js';
import type { ClassificationView } from './classification-view.js';

/** Classifies facts that stand in the question; reads nothing of any dossier. */
export class ExplainClassification extends Query<ClassificationView> {
  constructor(
    readonly principal: Principal,
    readonly body: unknown,
  ) {
    super();
  }
}
