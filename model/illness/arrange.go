package illness

import "slices"

// arrange writes the bills by person and month.
func (s *Sampler) arrange(out *Episodes) {
	e := &s.rough
	n := e.Len()
	s.order = slices.Grow(s.order[:0], n)[:n]
	for i := range s.order {
		s.order[i] = int32(i)
	}
	slices.SortStableFunc(s.order, func(a, b int32) int {
		if e.Person[a] != e.Person[b] {
			return int(e.Person[a] - e.Person[b])
		}
		return int(e.Month[a]) - int(e.Month[b])
	})
	out.clear()
	for _, i := range s.order {
		out.Person, out.Month, out.Kind = append(out.Person, e.Person[i]), append(out.Month, e.Month[i]), append(out.Kind, e.Kind[i])
		out.Level, out.Place, out.Referred = append(out.Level, e.Level[i]), append(out.Place, e.Place[i]), append(out.Referred, e.Referred[i])
		out.Disease, out.Total, out.Eligible = append(out.Disease, e.Disease[i]), append(out.Total, e.Total[i]), append(out.Eligible, e.Eligible[i])
		out.Claimed, out.LostDays = append(out.Claimed, e.Claimed[i]), append(out.LostDays, e.LostDays[i])
	}
}
