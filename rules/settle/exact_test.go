package settle_test

import (
	"fmt"
	"maps"
	"math"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"doudi/model"
	"doudi/model/document"
	"doudi/rules"
	"doudi/rules/bill"
	"doudi/rules/internal/made"
	"doudi/rules/read"
	"doudi/rules/settle"
)

// Every pack and every policy of the test data settles random years to the fen as its text does in exact decimals: also with
// the benefit year begun in April and October, and with the other ways of rounding.
func TestPoliciesAreExact(t *testing.T) {
	rounds := 24
	if testing.Short() {
		rounds = 3
	}
	for _, pattern := range []string{"../packs/*.yaml", "../../testdata/policies/*.yaml"} {
		files, err := filepath.Glob(pattern)
		if err != nil || len(files) == 0 {
			t.Fatalf("%s: %v", pattern, err)
		}
		pack := strings.Contains(pattern, "packs")
		for i, file := range files {
			if strings.HasSuffix(file, ".examples.yaml") {
				continue
			}
			read, err := document.ReadOne(file)
			if err != nil {
				t.Fatal(err)
			}
			r := rand.New(rand.NewPCG(uint64(i), 2026))
			judged, bills := 0, 0
			years := 2 * rounds
			if pack {
				years = 12 * rounds
			}
			for n := range years {
				root := read
				if n%3 > 0 {
					root = with(root, "year_starts", []string{"4", "10"}[n%3-1])
				}
				if n%5 > 0 {
					root = with(root, "mode", []string{"half_even", "up", "down", "half_up"}[n%5-1])
				}
				for range 20 { // until a bill's words are in every table
					ok, of := exactly(t, r, root, file)
					if bills += of; of > 0 {
						judged++
						break
					} else if !ok {
						break
					}
				}
			}
			if judged < years*9/10 {
				t.Errorf("%s: only %d of %d years could be judged", file, judged, years)
			}
			t.Logf("%s: %d years, %d bills", filepath.Base(file), judged, bills)
		}
	}
}

// So do policies that nobody wrote, whose formulas and period ends reach what no pack has.
func TestGeneratedPoliciesAreExact(t *testing.T) {
	r := rand.New(rand.NewPCG(77, 7))
	want := 600
	if testing.Short() {
		want = 150
	}
	judged := 0
	for n := range want {
		text := made.Written(made.Choices(r, 400))
		if n%2 == 0 {
			text += fmt.Sprintf("year_starts: %d\n", 1+n/2%12)
		}
		docs, err := document.Parse("generated.yaml", []byte(text))
		if err != nil {
			t.Fatal(err)
		}
		if ok, _ := exactly(t, r, docs[0], text); ok {
			judged++
		}
	}
	if judged < want/4 {
		t.Errorf("only %d of %d policies could be judged", judged, want)
	}
	t.Logf("%d of %d policies judged", judged, want)
}

// with returns the document with a key of the top, or of its rounding, set.
func with(root *document.Node, key, value string) *document.Node {
	scalar := func(text string) *document.Node {
		return &document.Node{Shape: document.Scalar, Text: text, Pos: root.Pos}
	}
	out := *root
	out.Fields = slices.DeleteFunc(slices.Clone(root.Fields), func(f document.Field) bool { return f.Key.Text == key || key == "mode" && f.Key.Text == "rounding" })
	field := document.Field{Key: scalar(key), Value: scalar(value)}
	if key == "mode" {
		unit := document.Field{Key: scalar("to"), Value: scalar(textOf(root.Get("rounding"), "to", "0.01"))}
		field = document.Field{Key: scalar("rounding"), Value: &document.Node{Shape: document.Map, Pos: root.Pos, Fields: []document.Field{unit, field}}}
	}
	out.Fields = append(out.Fields, field)
	return &out
}

// exactly settles a random year by a policy and by its text; ok is false where the policy does not pass the check, or the
// year hangs on a binary digit.
func exactly(t *testing.T, r *rand.Rand, root *document.Node, name string) (ok bool, bills int) {
	t.Helper()
	p, _, err := read.Policy(root)
	if err != nil {
		return false, 0
	}
	y, exact, text := randomYear(r, p, root)
	docs, err := document.Parse("bills.yaml", []byte(text))
	if err != nil {
		t.Fatalf("%v\n%s", err, text)
	}
	b, _, err := bill.Read(docs[0], p)
	if err != nil {
		t.Fatalf("%s: %v\n%s", name, err, text)
	}
	refused, sure := y.judge(slices.Clone(exact))
	if !sure {
		return false, 0
	}
	s, err := settle.Year(p, b)
	if (err != nil) != refused {
		t.Fatalf("%s: refused in exact numbers: %v; %v\n%s", name, refused, err, text)
	}
	if refused {
		return true, 0
	}
	for i, c := range exact {
		got := &s.Claims[i]
		for k, benefit := range p.Benefits {
			if paid := got.Paid[k] + got.Cash[k]; int64(paid) != c.paid[benefit.ID] {
				t.Fatalf("%s: %s pays %s of %s, in exact numbers %s\n%s", name, benefit.ID, paid, got.Claim.ID, model.Fen(c.paid[benefit.ID]), text)
			}
		}
		for k, left := range got.Left {
			if int64(left) != c.left[k] {
				t.Fatalf("%s: %s of %s is left of %s, in exact numbers %s\n%s", name, left, p.Costs[k], got.Claim.ID, model.Fen(c.left[k]), text)
			}
		}
	}
	if len(s.Periods) != len(y.ends) {
		t.Fatalf("%s: %d payments at period ends, want %d\n%s", name, len(s.Periods), len(y.ends), text)
	}
	for i, e := range y.ends {
		got := s.Periods[i]
		if p.Benefits[got.Benefit].ID != e.benefit || got.Person != e.person || got.Month != e.month || int64(got.Paid) != e.amount {
			t.Fatalf("%s: %+v, in exact numbers %+v\n%s", name, got, e, text)
		}
	}
	if broken := s.Broken(); broken != "" {
		t.Fatalf("%s: %s\n%s", name, broken, text)
	}
	return true, len(exact)
}

// judge settles the year in exact numbers.
func (y *exactYear) judge(bills []*exactBill) (refused, sure bool) {
	defer func() {
		switch x := recover(); x.(type) {
		case nil:
		case unsure:
			refused, sure = false, false
		case refusedYear:
			refused, sure = true, true
		default:
			panic(x)
		}
	}()
	y.settle(bills)
	return false, true
}

// randomYear makes a household's year as the oracle and as a bills file have it.
func randomYear(r *rand.Rand, p *rules.Policy, root *document.Node) (*exactYear, []*exactBill, string) {
	among := func(words []string) string { return words[r.IntN(len(words))] }
	var b strings.Builder
	x := newExact(root)
	y := &exactYear{p: x, year: 2018, household: map[string]string{"household.size": fmt.Sprint(3 + r.IntN(4)), "household.income": fmt.Sprint(r.IntN(80_000))}}
	if changes := p.Changes(); changes[0] > rules.Always {
		first, last := changes[0].Year()+1, changes[len(changes)-1].Year()
		y.year = max(first, last) // the year of the last change, or any
		if r.IntN(2) == 0 && last > first {
			y.year = first + r.IntN(last-first)
		}
	}
	write := func(words map[string]string) string {
		var out []string
		for _, key := range slices.Sorted(maps.Keys(words)) {
			out = append(out, strings.TrimPrefix(key, "household.")+": "+words[key])
		}
		return strings.Join(out, ", ")
	}
	facts := func(owner string, into map[string]string) {
		list := root.Get("facts")
		if list == nil {
			return
		}
		for _, f := range list.Fields {
			_, of, otherwise, members := x.fact(f.Key.Text)
			switch {
			case of != owner || r.IntN(2) == 0:
			case len(members) > 0:
				into[f.Key.Text] = among(members)
			case otherwise == "true" || otherwise == "false":
				into[f.Key.Text] = fmt.Sprint(r.IntN(2) == 0)
			case otherwise == "" || strings.Trim(otherwise, "0123456789.") == "":
				into[f.Key.Text] = among([]string{"0", "100", "0.5", "2500.25", "12"})
			}
		}
	}
	facts("household", y.household)
	fmt.Fprintf(&b, "year: %d\nhousehold: {%s}\npersons:\n", y.year, write(y.household))
	for i := range 1 + r.IntN(3) {
		words := map[string]string{"age": fmt.Sprint(r.IntN(95)), "sex": among(x.enumerations["sex"]), "category": among(x.enumerations["category"]), "insured": fmt.Sprint(r.IntN(8) > 0)}
		facts("person", words)
		y.persons = append(y.persons, words)
		fmt.Fprintf(&b, "  - {id: p%d, %s}\n", i, write(words))
	}
	b.WriteString("claims:\n")
	var bills []*exactBill
	for i := range 1 + r.IntN(7) {
		c := &exactBill{person: r.IntN(len(y.persons)), month: 1 + r.IntN(12), words: map[string]string{}}
		for _, word := range []string{"kind", "level", "place"} {
			c.words[word] = among(x.enumerations[word])
		}
		c.words["referred"] = fmt.Sprint(r.IntN(2) == 0)
		c.words["disease"] = among(diseases(p))
		facts("claim", c.words)
		c.total = int64(math.Exp(7 + 9*r.Float64()))
		if r.IntN(4) == 0 {
			c.total = 100 * int64(math.Exp(3+8*r.Float64())) // whole yuan, where halves of a rate fall
		}
		rest := c.total
		stated := []string{fmt.Sprintf("id: c%d, person: p%d, month: %d, total: %s", i, c.person, c.month, model.Fen(c.total))}
		for k, cost := range x.costs {
			part := rest
			if k+1 < len(x.costs) {
				part = int64(float64(rest) * min(1, 1.2*r.Float64()))
				stated = append(stated, fmt.Sprintf("%s: %s", cost, model.Fen(part)))
			}
			c.costs = append(c.costs, part)
			rest -= part
		}
		stated = append(stated, write(c.words))
		fmt.Fprintf(&b, "  - {%s}\n", strings.Join(stated, ", "))
		c.words["in_county"] = fmt.Sprint(c.words["place"] == "in_county" || !slices.Contains(x.enumerations["place"], "in_county"))
		bills = append(bills, c)
	}
	return y, bills, b.String()
}

// diseases are those that the policy knows, and one that it does not.
func diseases(p *rules.Policy) []string {
	return append(slices.Clone(p.Enumeration("disease").Members), "another")
}
