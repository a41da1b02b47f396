package illness

import (
	"cmp"
	"slices"
)

// merge puts the hits in order of person. Common and chronic causes were collected so; only the few special ones, which
// come by disease, are sorted.
func (s *Sampler) merge(common, special int) {
	a, b, c := s.hits[:common], s.hits[common:special], s.hits[special:]
	slices.SortStableFunc(b, func(x, y hit) int { return cmp.Compare(x.person, y.person) })
	out := s.merged[:0]
	for len(a)+len(b)+len(c) > 0 {
		switch {
		case len(a) > 0 && (len(b) == 0 || a[0].person <= b[0].person) && (len(c) == 0 || a[0].person <= c[0].person):
			out, a = append(out, a[0]), a[1:]
		case len(b) > 0 && (len(c) == 0 || b[0].person <= c[0].person):
			out, b = append(out, b[0]), b[1:]
		default:
			out, c = append(out, c[0]), c[1:]
		}
	}
	s.merged = out
}
