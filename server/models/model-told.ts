import { grouped } from '../messages/filled.ts';
import { unfittedWords } from '../messages/models.ts';
import type { Locale } from '../schemes/contract.ts';
import type { ModelTold, ValueModelTold } from './contract.ts';
import type { ModelFit, ValueFit } from './model-fit.ts';

export function modelTold({ fit, returns: _, ...how }: ModelFit, locale: Locale): ModelTold {
  const { n } = fit;
  return fit.converged
    ? {
        ...how,
        n,
        parameters: fit.parameters,
        standard_errors: fit.standard_errors,
        log_likelihood: fit.log_likelihood,
        reason: null
      }
    : {
        ...how,
        n,
        parameters: null,
        standard_errors: null,
        log_likelihood: null,
        reason: unfittedWords[fit.reason][locale].replace('{n}', grouped(n))
      };
}

export function valuesTold({ fit, one_in, correlation }: ValueFit, locale: Locale): ValueModelTold {
  const { n } = fit;
  return {
    one_in,
    n,
    parameters: fit.converged ? fit.parameters : null,
    standard_errors: fit.converged ? fit.standard_errors : null,
    correlation: correlation ?? null,
    reason: fit.converged ? null : unfittedWords[fit.reason][locale].replace('{n}', grouped(n))
  };
}
