package document

// Nearest returns the name that a writer probably meant, or "" if none is near: the fewest edits (insertions,
// deletions, changes, swaps of neighbours), at most a third of the longer word and at least one.
func Nearest(name string, names []string) string {
	best, least := "", 1<<30
	for _, candidate := range names {
		d := edits([]rune(name), []rune(candidate))
		limit := max(1, max(len([]rune(name)), len([]rune(candidate)))/3)
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
