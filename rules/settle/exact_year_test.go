package settle_test

import (
	"fmt"
	"math/big"
	"slices"
	"strings"

	"doudi/model/document"
)

// exactBill is a bill, and once it is settled who paid what of it. Amounts are fen.
type exactBill struct {
	person, month int
	total         int64
	costs         []int64
	words         map[string]string

	left   []int64            // by cost
	paid   map[string]int64   // by benefit, cash too
	seen   map[string][]int64 // by benefit: what was unpaid at its turn, where its `when` held
	adds   map[string]int64   // by accumulator, with its members
	booked int64              // paid in all, cash apart
}

// exactEnd is a payment at the end of a month or year, to a person or, with −1, the household.
type exactEnd struct {
	benefit, at   string
	person, month int
	amount        int64
	booked        []int64 // by cost
	cash          bool
}

// exactYear is a household's year.
type exactYear struct {
	p         *exactPolicy
	year      int
	persons   []map[string]string
	household map[string]string
	bills     []*exactBill // settled so far
	ends      []exactEnd
}

// view is what a formula sees.
type view struct {
	*exactYear
	benefit *document.Node // nil outside one
	bill    *exactBill     // nil at a period's end
	person  int            // −1: the household
	month   int
	at      string
}

func (y *exactYear) starts() int { return int(whole(textOf(y.p.root, "year_starts", "1"))) }

// calendar is the month, counted from year 0, that a month of the benefit year falls in.
func (v *view) calendar() int {
	if v.month < v.starts() {
		return 12*(v.year+1) + v.month - 1
	}
	return 12*v.year + v.month - 1
}

// settle goes through the bills in the order of the benefit year.
func (y *exactYear) settle(bills []*exactBill) {
	since := func(b *exactBill) int { return (b.month - y.starts() + 12) % 12 }
	slices.SortStableFunc(bills, func(a, b *exactBill) int { return since(a) - since(b) })
	for i, b := range bills {
		y.claim(b)
		if i+1 == len(bills) || bills[i+1].month != b.month {
			y.end("month_end", b.month)
		}
	}
	last := y.starts() - 1
	if last == 0 {
		last = 12
	}
	y.end("year_end", last)
}

func (y *exactYear) claim(b *exactBill) {
	b.left, b.paid, b.seen, b.adds = slices.Clone(b.costs), map[string]int64{}, map[string][]int64{}, map[string]int64{}
	v := &view{exactYear: y, bill: b, person: b.person, month: b.month, at: "claim"}
	for _, v.benefit = range y.p.benefits(v.calendar(), "claim") {
		id := v.benefit.Get("id").Text
		if w := v.benefit.Get("when"); w != nil && !v.holds(y.p.tree(w)) {
			continue
		}
		b.seen[id] = slices.Clone(b.left)
		covers, cash := y.p.covers(v.benefit)
		limits := make([]int64, len(y.p.costs))
		for _, k := range covers {
			limits[k] = b.left[k]
		}
		b.paid[id] = v.payment(limits)
		if cash {
			continue
		}
		b.booked += b.paid[id]
		for k, part := range booking(b.paid[id], covers, limits) {
			b.left[k] -= part
		}
	}
	v.benefit = nil
	if list := y.p.root.Get("accumulators"); list != nil {
		for _, f := range list.Fields {
			word := f.Key.Text
			if by := f.Value.Get("by"); by != nil {
				for _, e := range wordsOf(by) {
					word += ":" + v.word(e)
				}
			}
			x := rounded(v.number(y.p.tree(f.Value.Get("adds"))).Rat, big.NewRat(1, 100), "half_up")
			b.adds[word] = new(big.Rat).Mul(x, big.NewRat(100, 1)).Num().Int64()
		}
	}
	y.bills = append(y.bills, b)
}

// end pays at a period's end: each person who has bills in the month, or everybody at the year's end, then households, benefit
// by benefit.
func (y *exactYear) end(at string, month int) {
	v := &view{exactYear: y, month: month, at: at}
	for _, v.benefit = range y.p.benefits(v.calendar(), at) {
		if textOf(v.benefit, "for", "person") == "household" {
			v.person = -1
			v.endFor()
			continue
		}
		for v.person = range y.persons {
			if at == "year_end" || slices.ContainsFunc(y.bills, func(b *exactBill) bool { return b.person == v.person && b.month == month }) {
				v.endFor()
			}
		}
	}
}

func (v *view) endFor() {
	id := v.benefit.Get("id").Text
	covers, cash := v.p.covers(v.benefit)
	limits := make([]int64, len(v.p.costs))
	for _, k := range covers {
		limits[k] = v.sum(true, v.period(), "oop."+v.p.costs[k])
		if v.person >= 0 { // what the household was paid for is paid
			limits[k] = min(limits[k], v.sum(false, v.period(), "oop."+v.p.costs[k]))
		}
		limits[k] = max(limits[k], 0)
	}
	x := exactEnd{benefit: id, at: v.at, person: v.person, month: v.month, cash: cash}
	if w := v.benefit.Get("when"); w == nil || v.holds(v.p.tree(w)) {
		x.amount = v.payment(limits)
	}
	x.booked = booking(x.amount, covers, limits)
	v.ends = append(v.ends, x)
}

func (v *view) period() string {
	if v.at == "month_end" {
		return "mtd"
	}
	return "ytd"
}

// booking takes a payment off the costs in order.
func booking(paid int64, covers []int, limits []int64) []int64 {
	out := make([]int64, len(limits))
	for _, k := range covers {
		out[k] = min(paid, limits[k])
		paid -= out[k]
	}
	return out
}

// payment is min(pays, ceiling), rounded, between nothing and what is unpaid; or what is unpaid less what is left.
func (v *view) payment(limits []int64) int64 {
	unpaid := int64(0)
	for _, x := range limits {
		unpaid += x
	}
	ceiling := none
	if n := v.benefit.Get("ceiling"); n != nil {
		ceiling = v.number(v.p.tree(n))
	}
	if n := v.benefit.Get("leaves"); n != nil {
		left := v.fen(v.number(v.p.tree(n)))
		if left < 0 {
			panic(refusedYear{})
		}
		paid := unpaid - left
		if ceiling.endless <= 0 {
			paid = min(paid, v.fen(ceiling))
		}
		return max(paid, 0)
	}
	x := v.number(v.p.tree(v.benefit.Get("pays")))
	if ceiling.less(x) {
		x = ceiling
	}
	if x.endless > 0 {
		panic(refusedYear{})
	}
	paid := max(v.fen(x), 0)
	if _, cash := v.p.covers(v.benefit); !cash {
		paid = min(paid, unpaid)
	}
	return paid
}

// fen rounds as the benefit, or else the policy, says; ten billion yuan is the most.
func (v *view) fen(x number) int64 {
	const most = 1e12
	if x.endless != 0 || x.Cmp(big.NewRat(most/100, 1)) > 0 || x.Cmp(big.NewRat(-most/100, 1)) < 0 {
		if x.endless > 0 || x.endless == 0 && x.Sign() > 0 {
			return most
		}
		return -most
	}
	own, all := v.benefit.Get("rounding"), v.p.root.Get("rounding")
	to := rat(textOf(own, "to", textOf(all, "to", "0.01")))
	out := rounded(x.Rat, to.Rat, textOf(own, "mode", textOf(all, "mode", "half_up")))
	return out.Mul(out, big.NewRat(100, 1)).Num().Int64()
}

// word is a word of the bill, the person or the household; a fact has its default.
func (v *view) word(name string) string {
	places := []map[string]string{v.household}
	if v.person >= 0 {
		places = append(places, v.persons[v.person])
	}
	if v.bill != nil {
		places = append(places, v.bill.words)
	}
	for _, words := range places {
		if x, ok := words[name]; ok {
			return x
		}
	}
	if n, _, otherwise, members := v.p.fact(name); n != nil {
		if otherwise == "" && len(members) > 0 {
			return members[0]
		}
		if otherwise == "" {
			return map[bool]string{true: "false", false: "0"}[strings.HasPrefix(textOf(n, "type", ""), "bool")]
		}
		return otherwise
	}
	panic("nothing is called " + name)
}

// named is what a name or a path of names comes to.
func (v *view) named(path []string) any {
	name := path[0]
	for _, defines := range []*document.Node{v.benefit.Get("define"), v.p.root.Get("define")} {
		if d := defines.Get(name); d != nil {
			return v.evaluate(v.p.tree(d))
		}
	}
	switch {
	case v.p.root.Get("parameters").Get(name) != nil:
		n := v.p.parameter(name, v.calendar())
		for _, word := range path[1:] {
			n = n.Get(word)
		}
		if n == nil {
			panic(refusedYear{})
		}
		return amount(n)
	case name == "none":
		return none
	case name == "month":
		return number{Rat: big.NewRat(int64(v.month), 1)}
	case name == "year":
		return number{Rat: big.NewRat(int64(v.calendar()/12), 1)}
	case name == "admission_no":
		n := int64(0)
		for _, b := range append(slices.Clone(v.bills), v.bill) {
			if b.person == v.person && (b.words["kind"] == "inpatient" || !slices.Contains(v.p.enumerations["kind"], "inpatient")) {
				n++
			}
		}
		return number{Rat: big.NewRat(n, 1)}
	case v.p.reading(name) != "":
		return v.p.reading(name)
	case len(path) == 2 && name == "household" && (path[1] == "size" || path[1] == "income"):
		return rat(v.household[path[0]+"."+path[1]])
	case len(path) > 1:
		return v.grouped(path)
	case name == "total" && v.bill != nil:
		return fen(v.bill.total)
	case slices.Contains(v.p.costs, name) && v.bill != nil:
		return fen(v.bill.costs[slices.Index(v.p.costs, name)])
	}
	switch text := v.word(name); text {
	case "true", "false":
		return text == "true"
	default:
		if x, ok := new(big.Rat).SetString(text); ok {
			return number{Rat: x}
		}
		return text
	}
}

// grouped is unpaid.x, paid.x or oop.x, of the bill or of a period.
func (v *view) grouped(path []string) number {
	household := path[0] == "household"
	if household {
		path = path[1:]
	}
	switch path[0] {
	case "ytd", "mtd", "life":
		return fen(v.sum(household || v.person < 0, path[0], strings.Join(path[1:], ".")))
	}
	word := strings.Join(path, ".")
	if v.bill == nil {
		return fen(v.sum(v.person < 0, v.period(), strings.Replace(word, "unpaid.", "oop.", 1)))
	}
	return fen(v.of(v.bill, strings.Replace(word, "unpaid.", "oop.", 1)))
}

// of is a word of one bill.
func (v *view) of(b *exactBill, word string) int64 {
	group, rest, _ := strings.Cut(word, ".")
	byCost := func(amounts []int64) (out int64) {
		for k, x := range amounts {
			if rest == "total" || v.p.costs[k] == rest {
				out += x
			}
		}
		return out
	}
	switch {
	case word == "total":
		return b.total
	case slices.Contains(v.p.costs, word):
		return b.costs[slices.Index(v.p.costs, word)]
	case word == "paid.total":
		return b.booked
	case group == "paid":
		return b.paid[rest]
	case group == "oop":
		return byCost(b.left)
	case group == "unpaid":
		return byCost(b.seen[v.benefit.Get("id").Text])
	}
	if text, stated := b.words[word]; stated { // a fact of the bill
		return new(big.Rat).Mul(rat(text).Rat, big.NewRat(100, 1)).Num().Int64()
	}
	panic(fmt.Sprintf("%s cannot be summed", word))
}

// sum is a word over the earlier bills of a period, less what was paid at its end.
func (v *view) sum(household bool, period, word string) (out int64) {
	name, _, _ := strings.Cut(word, ".")
	if a := v.p.root.Get("accumulators").Get(name); a != nil {
		word = strings.ReplaceAll(word, ".", ":")
		for _, b := range v.bills {
			x, counts := b.adds[word]
			switch {
			case !counts || !household && b.person != v.person || period == "mtd" && b.month != v.month:
			case textOf(a, "keeps", "sum") == "max":
				out = max(out, x)
			default:
				out += x
			}
		}
		return out
	}
	if v.bill == nil { // at a period's end what was unpaid is what the period has left
		word = strings.Replace(word, "unpaid.", "oop.", 1)
	}
	for _, b := range v.bills {
		if (household || b.person == v.person) && (period != "mtd" || b.month == v.month) {
			out += v.of(b, word)
		}
	}
	for _, e := range v.ends {
		if !household && e.person != v.person || period == "mtd" && (e.at != "month_end" || e.month != v.month) {
			continue
		}
		switch cost := slices.Index(v.p.costs, strings.TrimPrefix(word, "oop.")); {
		case word == "paid."+e.benefit, word == "paid.total" && !e.cash:
			out += e.amount
		case word == "oop.total" && !e.cash:
			out -= e.amount
		case strings.HasPrefix(word, "oop.") && cost >= 0:
			out -= e.booked[cost]
		}
	}
	return out
}
