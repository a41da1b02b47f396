package forecast

import "doudi/model/measure"

// Targets are the figures of the study's targets, in their order, each by simulation; of a target that is not simulated
// ok is false.
func (r *Results) Targets() (of []measure.Series, ok []bool) {
	for i, t := range r.plan.targets {
		of, ok = append(of, r.target[i]), append(ok, t.key >= 0)
	}
	return of, ok
}
