package audit

import (
	"fmt"
	"slices"
	"sort"

	"doudi/model"
	"doudi/rules"
	"doudi/rules/bill"
)

// setting is everything of a bill but its cost: the words, by name, and the share of the cost within the scope.
type setting struct {
	values map[string]float64
	share  float64
}

// axis is one word and the values that are tried for it.
type axis struct {
	name   string
	values []float64
}

// MaxSettings bounds how many settings are searched; a larger policy is sampled evenly.
const MaxSettings = 360

// domain is what is searched for one policy in one month.
type domain struct {
	policy   *rules.Policy
	at       rules.Month
	axes     []axis
	settings []setting
	costs    []model.Fen
}

func newDomain(p *rules.Policy, at rules.Month) *domain {
	d := &domain{policy: p, at: at}
	d.axes = d.words()
	d.settings = d.combine()
	d.costs = d.grid()
	return d
}

// words lists what the policy reads and the values worth trying.
func (d *domain) words() []axis {
	reads := d.policy.ReadsWord
	out := []axis{}
	member := func(name string) {
		if e := d.policy.Enumeration(name); reads(name) {
			out = append(out, axis{name, codes(e)})
		}
	}
	member("category")
	for _, name := range []string{"kind", "level", "place", "disease", "sex"} {
		member(name)
	}
	// `place` says where, so in_county follows from it unless the policy reads in_county alone.
	if reads("in_county") && !reads("place") {
		out = append(out, axis{"in_county", []float64{1, 0}})
	}
	if reads("referred") {
		out = append(out, axis{"referred", []float64{0, 1}})
	}
	if reads("age") {
		out = append(out, axis{"age", []float64{40, 5, 70}})
	}
	for _, f := range d.policy.Facts {
		if d.policy.Reads[f.Column()] {
			out = append(out, axis{f.Name, factValues(f)})
		}
	}
	return append(out, axis{"", []float64{0.9, 1, 0.6}})
}

func codes(e *rules.Enumeration) []float64 {
	var out []float64
	for i := range e.Members {
		out = append(out, float64(i))
	}
	if e.Open {
		out = append(out, -1)
	}
	return out
}

func factValues(f *rules.Fact) []float64 {
	switch {
	case f.Type.Enumeration() != nil:
		return codes(f.Type.Enumeration())
	case f.Type.IsBool():
		return []float64{f.Default, 1 - f.Default}
	case f.Default == 0:
		return []float64{0, 1000}
	}
	return []float64{f.Default, 0, 2 * f.Default}
}

// combine makes the product of the axes, thinned evenly where it is larger than MaxSettings.
func (d *domain) combine() []setting {
	product := 1
	for _, a := range d.axes {
		if product < 1<<40 {
			product *= len(a.values)
		}
	}
	count := min(product, MaxSettings)
	var out []setting
	for i := range count {
		// An even stride that shares no small factor with the axes visits every value of each of them.
		at := i
		if product > count {
			at = i*(product/count) + i%7
		}
		s := setting{values: map[string]float64{}}
		for _, a := range d.axes {
			x := a.values[at%len(a.values)]
			at /= len(a.values)
			if a.name == "" {
				s.share = x
			} else {
				s.values[a.name] = x
			}
		}
		out = append(out, s)
	}
	return out
}

// grid is a scale of costs, with every amount of the policy's own among them.
func (d *domain) grid() []model.Fen {
	out := []model.Fen{}
	for x := 2_000.0; x < 1e8; x *= 1.25 {
		out = append(out, model.Fen(x))
	}
	var add func(v *rules.Value)
	add = func(v *rules.Value) {
		for _, m := range v.Members {
			add(m.Value)
		}
		for _, s := range v.Brackets {
			out = append(out, model.FenOf(s.Over))
		}
		if v.Members == nil && v.Brackets == nil && v.Number >= 20 && v.Number < 1e6 {
			out = append(out, model.FenOf(v.Number))
		}
	}
	for _, q := range d.policy.Parameters {
		for _, x := range q.Dated {
			if x.From <= d.at && d.at < x.Until {
				add(x.Value)
			}
		}
	}
	sort.Slice(out, func(i, j int) bool { return out[i] < out[j] })
	out = slices.Compact(out)
	return slices.DeleteFunc(out, func(f model.Fen) bool { return f < 1000 })
}

// bills is one bill of a setting.
func (d *domain) bills(s setting, total model.Fen) *bill.Bills {
	p := d.policy
	year, month := p.BenefitYear(d.at)
	claim := bill.Claim{ID: "c1", Month: month, Total: total, Values: map[string]float64{}}
	person := bill.Person{Values: map[string]float64{"insured": 1, "age": 40}}
	b := &bill.Bills{Year: year}
	b.Household = bill.Household{Size: 4, Income: 4_000_000, Values: map[string]float64{}}
	owner := map[string]map[string]float64{"category": person.Values, "age": person.Values, "sex": person.Values}
	for _, f := range p.Facts {
		values := []map[string]float64{claim.Values, person.Values, b.Household.Values}[f.Owner]
		values[f.Name], owner[f.Name] = f.Default, values
	}
	d.usual(claim.Values, person.Values)
	for name, x := range s.values {
		if values := owner[name]; values != nil {
			values[name] = x
		} else {
			claim.Values[name] = x
		}
	}
	if place, given := s.values["place"]; given {
		claim.Values["in_county"] = 0
		if place == float64(p.Enumeration("place").Code("in_county")) {
			claim.Values["in_county"] = 1
		}
	}
	claim.Costs = split(total, s.share, len(p.Costs))
	b.Persons, b.Claims = []bill.Person{person}, []bill.Claim{claim}
	return b
}

// usual sets the words that a setting may leave alone.
func (d *domain) usual(claim, person map[string]float64) {
	for name, word := range map[string]string{"kind": "inpatient", "place": "in_county"} {
		claim[name] = max(float64(d.policy.Enumeration(name).Code(word)), 0)
	}
	claim["in_county"], claim["disease"], claim["level"] = 1, -1, 0
	if code := d.policy.Enumeration("category").Code(d.policy.Ordinary); code >= 0 {
		person["category"] = float64(code)
	}
}

// split gives the first parts of a bill equal pieces of the share and the rest to the last.
func split(total model.Fen, share float64, parts int) []model.Fen {
	out := make([]model.Fen, parts)
	rest := total
	for i := range parts - 1 {
		out[i] = model.Fen(float64(total)*share) / model.Fen(parts-1)
		rest -= out[i]
	}
	out[parts-1] = rest
	return out
}

// String names a setting by its words.
func (d *domain) name(s setting) string {
	out := ""
	for _, a := range d.axes {
		if a.name == "" {
			continue
		}
		out += fmt.Sprintf("%s %s, ", a.name, d.word(a.name, s.values[a.name]))
	}
	return out + fmt.Sprintf("%.0f %% within the scope", 100*s.share)
}

// word writes a value of a word as a bills file does.
func (d *domain) word(name string, x float64) string {
	e := d.policy.Enumeration(name)
	var isBool bool
	for _, f := range d.policy.Facts {
		if f.Name == name {
			e, isBool = f.Type.Enumeration(), f.Type.IsBool()
		}
	}
	switch {
	case e != nil && int(x) >= 0 && int(x) < len(e.Members):
		return e.Members[int(x)]
	case e != nil:
		return "other"
	case isBool || name == "referred" || name == "in_county":
		return fmt.Sprint(x != 0)
	}
	return fmt.Sprint(x)
}
