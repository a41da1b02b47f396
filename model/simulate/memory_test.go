package simulate

import (
	"reflect"
	"testing"

	"doudi/model"
)

// five pays by benefits as those of Baise's study: four alike under all scenarios, the backstop under the first and the last at one
// rate, under the second not at all and under the third at another, and a yearly cap under the last. Everybody is helped by all.
type five struct{}

func (five) Streams() [][]int {
	return [][]int{{0, 1, 2, 3, 4, -1}, {0, 1, 2, 3, -1, -1}, {0, 1, 2, 3, 5, -1}, {0, 1, 2, 3, 4, 6}}
}

func (five) Eligible() []int { return []int{0, 0, 0, 0} }

func (five) Settle(c *model.Claims, out *model.Settled) error {
	*out = model.Settled{}
	for stream, percent := range []model.Fen{50, 1, 1, 1, 8, 5, 0} {
		paid, person := make([]model.Fen, len(c.Total)), make([]model.Fen, len(c.Patients))
		for j := range paid {
			paid[j] = c.Total[j] * percent / 100
		}
		for i := range person {
			if stream == 6 {
				person[i] = 10_00
			}
		}
		out.Paid, out.PaidPerson, out.PaidHousehold = append(out.Paid, paid), append(out.PaidPerson, person), append(out.PaidHousehold, make([]model.Fen, len(c.Households)))
	}
	out.PaidEligible = out.Paid[:1]
	return nil
}

// What a worker keeps of a block to count households and persons once stays below a megabyte: of a whole block of Baise's register,
// where most people fall ill and most differs under scenarios, through three years in four replicates, with the scenarios and the
// windows of its study. It is worked out from how many entries there are and what each takes. In the study a replicate's year
// of such a block has up to 3,700 persons with bills and 4,100 households that differ under a scenario.
func TestHeadsOfABlockStayBelowAMegabyte(t *testing.T) {
	w := testWorld(t, 70_000)
	w.Years, w.Windows = []int{2017, 2018, 2019}, []Window{{0, 1, 2}, {0, 1}}
	w.Scenarios = append(w.Scenarios, w.Scenarios...)
	make := func(Settler) Settler { return five{} }
	k := w.NewWorker()
	if _, err := k.Run(Shard{Draw: &Draw{Settlers: []MakeSettler{make, make, make}}, First: 0, Count: 4, From: 0, To: 1}); err != nil {
		t.Fatal(err)
	}
	n, differ, persons := k.people.view.Households(), len(k.heads.changes), 0
	for i := range k.heads.memory {
		persons += held(reflect.ValueOf(k.heads.memory[i].persons))
	}
	if n != 4608 || !k.people.view.Register || differ < 12*4100 || len(k.cases.ill) < 3000 {
		t.Fatalf("%d households, %d differences, %d with bills: not as in the study", n, differ, len(k.cases.ill))
	}
	all := held(reflect.ValueOf(k.heads))
	t.Logf("%d bytes, of which %d of persons and %d of differences", all, persons, held(reflect.ValueOf(k.heads.changes)))
	if all >= 1_000_000 {
		t.Errorf("a worker keeps %d bytes", all)
	}
}

// held is how many bytes a value's slices and maps hold.
func held(v reflect.Value) (n int) {
	switch v.Kind() {
	case reflect.Slice:
		n = v.Cap() * int(v.Type().Elem().Size())
		for i := range v.Len() {
			n += held(v.Index(i))
		}
	case reflect.Map: // at least seven of eight entries are in use, or it has just doubled
		n = 3 * v.Len() * int(v.Type().Key().Size()+v.Type().Elem().Size())
	case reflect.Array:
		for i := range v.Len() {
			n += held(v.Index(i))
		}
	case reflect.Struct:
		for i := range v.NumField() {
			n += held(v.Field(i))
		}
	}
	return n
}
