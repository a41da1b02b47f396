package document

// Nearest returns the name that a writer probably meant, or "" if none is near: the fewest edits (insertions,
// deletions, changes, swaps of neighbours), at most a third of the longer word and at least one.
func Nearest(name string, names []string) string {
	const longest = 64 // characters of a name; what is longer is none
	best, least := "", 1<<30
	written := []rune(name[:min(len(name), 4*longest+1)])
	for _, candidate := range names {
		known := []rune(candidate[:min(len(candidate), 4*longest+1)])
		limit := max(1, max(len(written), len(known))/3)
		if len(written) > longest || len(known) > longest || max(len(written)-len(known), len(known)-len(written)) > limit {
			continue
		}
		d := edits(written, known)
		if d <= limit && d < least {
			best, least = candidate, d
		}
	}
	return best
}

// edits is the optimal string alignment distance.
func edits(a, b []rune) int {
	before, last, row := make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range last {
		last[j] = j
	}
	for i := 1; i <= len(a); i++ {
		row[0] = i
		for j := 1; j <= len(b); j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			row[j] = min(last[j]+1, row[j-1]+1, last[j-1]+cost)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				row[j] = min(row[j], before[j-2]+1)
			}
		}
		before, last, row = last, row, before
	}
	return last[len(b)]
}
