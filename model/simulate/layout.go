package simulate

import "slices"

// months is the number of months, plus one because they count from 1.
const months = 13

// layout gives the bills of a block their rows in the waves of model.Claims: patients are numbered by falling count of
// bills, and wave k holds everybody's k-th bill in order of month. Its memory is reused from block to block.
type layout struct {
	persons []place // by person of the block; zero between uses

	patients []int32 // person of each patient
	waves    []int32 // first row of each wave, one more at the end
	order    []int32 // bill of each row
	byMonth  []int32
	starts   []int32 // first patient with so many bills
}

// place is where the bills of a person go.
type place struct {
	rank   int32 // the person's number among the patients
	bills  uint16
	placed uint16
}

// arrange lays out bills: person and month are columns over all of a block's episodes, bills the rows of those that are
// settled, and size the number of people of the block.
func (l *layout) arrange(bills, person []int32, month []uint8, size int) {
	if len(l.persons) < size {
		l.persons = make([]place, size)
	}
	most := l.count(bills, person)
	l.rank(most)
	l.sortByMonth(bills, month)
	l.order = slices.Grow(l.order[:0], len(bills))[:len(bills)]
	for _, b := range l.byMonth {
		p := &l.persons[person[b]]
		l.order[l.waves[p.placed]+p.rank] = b
		p.placed++
	}
	for _, p := range l.patients {
		l.persons[p] = place{}
	}
}

// count finds the patients, in the order of their first bill, and the most bills that one of them has.
func (l *layout) count(bills, person []int32) (most int) {
	l.patients = l.patients[:0]
	for _, b := range bills {
		p := &l.persons[person[b]]
		if p.bills == 0 {
			l.patients = append(l.patients, person[b])
		}
		p.bills++
		most = max(most, int(p.bills))
	}
	return most
}

// rank numbers the patients by falling count of bills, which also gives the size of each wave: wave k is as long as
// there are patients with more than k bills.
func (l *layout) rank(most int) {
	l.starts = slices.Grow(l.starts[:0], most+2)[:most+2]
	clear(l.starts)
	for _, p := range l.patients {
		l.starts[l.persons[p].bills]++
	}
	l.waves = append(slices.Grow(l.waves[:0], most+1), 0)
	above := int32(0)
	for n := most; n > 0; n-- {
		above, l.starts[n] = above+l.starts[n], above
	}
	// starts[n] is now the number of patients with more than n bills.
	for k := range most {
		size := int32(len(l.patients))
		if k > 0 {
			size = l.starts[k]
		}
		l.waves = append(l.waves, l.waves[k]+size)
	}
	for _, p := range l.patients {
		at := &l.persons[p]
		at.rank = l.starts[at.bills]
		l.starts[at.bills]++
	}
	// The patients themselves go into that order.
	l.byMonth = append(l.byMonth[:0], l.patients...)
	for _, p := range l.byMonth {
		l.patients[l.persons[p].rank] = p
	}
}

// sortByMonth is a counting sort; bills of one month stay in their order.
func (l *layout) sortByMonth(bills []int32, month []uint8) {
	var next [months]int32
	for _, b := range bills {
		next[month[b]]++
	}
	at := int32(0)
	for m, n := range next {
		next[m], at = at, at+n
	}
	l.byMonth = slices.Grow(l.byMonth[:0], len(bills))[:len(bills)]
	for _, b := range bills {
		m := month[b]
		l.byMonth[next[m]] = b
		next[m]++
	}
}
