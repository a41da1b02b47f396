package illness

import (
	"doudi/model"
	"doudi/model/document"
)

// others reads how many admissions there are off the register and the people over whom that is the mean. Catalogues that do not
// state it have the rates by age as they are written.
func (r *reader) others(f *document.Fields, p string) {
	if f.At.Get("others") == nil {
		if ages := f.Optional("ages"); ages != nil {
			r.Errorf(ages, "`ages` are of nobody where `others` is not stated").
				Because("they are the people over whom `others` is the mean").Instead("others: {value: 0.131, …} beside them, or no `ages`")
		}
		return
	}
	r.c.Others = r.Stated(f, p, "others", 0, 3)
	r.reference(f.Required("ages"))
	if n := f.At.Get("rate"); !r.Failed() && r.c.referenceMean() == 0 {
		r.Errorf(n, "`rate` is 0 at all ages that `ages` has people of").Because("it says how `others` goes over age")
	}
}

// reference reads persons by age and sex, evenly spread within a band of ages; the last one's are all of its first year.
func (r *reader) reference(n *document.Node) {
	f := r.Fields(n, "`ages`")
	var from []int
	for i, item := range f.List("from") {
		age, ok := item.Whole()
		if !ok || age < 0 || age > 120 || i == 0 && age != 0 || i > 0 && age <= from[i-1] {
			r.Errorf(item, "the bands must rise from age 0").Instead("[0, 5, 15, 25, 35, 45, 55, 65]")
			break
		}
		from = append(from, age)
	}
	for sex, key := range model.SexNames() {
		persons := f.Required(key)
		if persons == nil {
			continue
		}
		if len(persons.Items) != len(from) {
			r.Errorf(persons, "`%s` must list one number for each of the %d age bands", key, len(from))
			continue
		}
		for i, item := range persons.Items {
			until := from[i] + 1
			if i+1 < len(from) {
				until = from[i+1]
			}
			count := r.Number(item, key, 0, 1e10)
			for age := from[i]; age < until; age++ {
				r.c.Reference[sex][age] = count / float64(until-from[i])
			}
		}
	}
	r.Known(f.Required("source"))
	f.Done()
}
