package data

import (
	"io"
	"strconv"

	"doudi/model"
	"doudi/model/simulate"
	"doudi/scenarios/forecast"
)

// Names of the files of households one by one.
const (
	personsCSV      = "microdata.csv"
	personsParquet  = "microdata.parquet"
	paymentsCSV     = "microdata_payments.csv"
	paymentsParquet = "microdata_payments.parquet"
	burdensCSV      = "microdata_burden.csv"
	burdensParquet  = "microdata_burden.parquet"
)

// person is a row of microdata.parquet: a member of a household and a year, the same under all scenarios. Money is in yuan.
type person struct {
	Household   string  `parquet:"household,dict"`
	Person      int32   `parquet:"person"` // the place in the household, from 1
	Year        int32   `parquet:"year,dict"`
	Weight      float64 `parquet:"weight,dict"`
	Stratum     string  `parquet:"stratum,dict"`
	Status      string  `parquet:"status,dict"`
	Category    string  `parquet:"category,dict"`
	Decile      int32   `parquet:"decile,dict"`
	Size        int32   `parquet:"size,dict"`
	Income      float64 `parquet:"income"`
	Consumption float64 `parquet:"consumption"`
	Line        float64 `parquet:"line"`
	Outside     float64 `parquet:"outside"`
	Age         int32   `parquet:"age,dict"`
	Sex         string  `parquet:"sex,dict"`
	Insured     int32   `parquet:"insured,dict"`
	Admissions  int32   `parquet:"admissions,dict"`
	Chronic     int32   `parquet:"chronic_bills,dict"`
	Cost        float64 `parquet:"cost"`
	Eligible    float64 `parquet:"eligible"`
	Unclaimed   float64 `parquet:"unclaimed"`
}

// payment is a row of microdata_payments.parquet.
type payment struct {
	Household string  `parquet:"household,dict"`
	Person    int32   `parquet:"person,dict"` // 0 = the household, at a period's end
	Year      int32   `parquet:"year,dict"`
	Scenario  string  `parquet:"scenario,dict"`
	Benefit   string  `parquet:"benefit,dict"`
	Paid      float64 `parquet:"paid"`
}

// burden is a row of microdata_burden.parquet.
type burden struct {
	Household string  `parquet:"household,dict"`
	Year      int32   `parquet:"year,dict"`
	Scenario  string  `parquet:"scenario,dict"`
	OOP       float64 `parquet:"oop"`
	Cash      float64 `parquet:"cash"`
	CHE10     int32   `parquet:"che10,dict"`
	CHE25     int32   `parquet:"che25,dict"`
	CHE40     int32   `parquet:"che40,dict"`
	D1        int32   `parquet:"poverty_d1,dict"`
	D2        int32   `parquet:"poverty_d2,dict"`
}

// MicroFiles are the files of households one by one, of the kinds that Files writes; each is simulated by itself, so that none has to
// be held in memory.
func MicroFiles(run *forecast.Result, m *forecast.Microdata, kind string) map[string]func(io.Writer) error {
	files := map[string]func(io.Writer) error{}
	if m == nil || kind == None {
		return files
	}
	x := micro{run, m}
	files[personsCSV] = func(w io.Writer) error { return asCSV(w, personHead(), x.persons, person.record) }
	files[paymentsCSV] = func(w io.Writer) error { return asCSV(w, paymentHead(), x.payments, payment.record) }
	files[burdensCSV] = func(w io.Writer) error { return asCSV(w, burdenHead(), x.burdens, burden.record) }
	if kind == All {
		files[personsParquet] = func(w io.Writer) error { return writeParquet(w, x.persons) }
		files[paymentsParquet] = func(w io.Writer) error { return writeParquet(w, x.payments) }
		files[burdensParquet] = func(w io.Writer) error { return writeParquet(w, x.burdens) }
	}
	return files
}

type micro struct {
	run *forecast.Result
	of  *forecast.Microdata
}

func (x micro) persons(put func(person) error) error {
	return x.of.Each(func(h *forecast.MicroHousehold) error {
		for _, p := range h.Persons {
			if err := put(person{
				h.ID, int32(p.Slot) + 1, int32(h.Year), h.Weight, h.Stratum, h.Status, h.Category, int32(h.Decile), int32(h.Size), h.Income, h.Consumption, h.Line, h.Outside,
				int32(p.Age), model.SexNames()[p.Sex], yes(h.Insured), p.Admissions, p.Chronic, p.Cost.Yuan(), p.Eligible.Yuan(), p.Unclaimed.Yuan(),
			}); err != nil {
				return err
			}
		}
		return nil
	})
}

func (x micro) payments(put func(payment) error) error {
	return x.of.Each(func(h *forecast.MicroHousehold) error {
		return each(h.Payments, func(p simulate.SeenPayment) error {
			return put(payment{h.ID, int32(p.Slot) + 1, int32(h.Year), x.run.Study.Scenarios[p.Scenario].ID, x.of.BenefitID(p.Benefit), p.Paid.Yuan()})
		})
	})
}

func (x micro) burdens(put func(burden) error) error {
	return x.of.Each(func(h *forecast.MicroHousehold) error {
		return each(h.Burdens, func(b simulate.SeenBurden) error {
			return put(burden{h.ID, int32(h.Year), x.run.Study.Scenarios[b.Scenario].ID, b.OOP / 100, b.Cash / 100, yes(b.CHE10), yes(b.CHE25), yes(b.CHE40), yes(b.D1), yes(b.D2)})
		})
	})
}

func each[T any](list []T, put func(T) error) error {
	for _, row := range list {
		if err := put(row); err != nil {
			return err
		}
	}
	return nil
}

func yes(is bool) int32 {
	if is {
		return 1
	}
	return 0
}

// asCSV writes rows as records under their head.
func asCSV[T any](w io.Writer, head []string, rows func(put func(T) error) error, record func(T) []string) error {
	return writeCSV(w, head, func(write func([]string) error) error {
		return rows(func(row T) error { return write(record(row)) })
	})
}

func personHead() []string {
	return []string{"household", "person", "year", "weight", "stratum", "status", "category", "decile", "size", "income", "consumption", "line", "outside",
		"age", "sex", "insured", "admissions", "chronic_bills", "cost", "eligible", "unclaimed"}
}

func (p person) record() []string {
	return []string{p.Household, whole(p.Person), whole(p.Year), exact(p.Weight), p.Stratum, p.Status, p.Category, whole(p.Decile), whole(p.Size),
		exact(p.Income), exact(p.Consumption), exact(p.Line), exact(p.Outside), whole(p.Age), p.Sex, whole(p.Insured), whole(p.Admissions), whole(p.Chronic),
		exact(p.Cost), exact(p.Eligible), exact(p.Unclaimed)}
}

func paymentHead() []string {
	return []string{"household", "person", "year", "scenario", "benefit", "paid"}
}

func (p payment) record() []string {
	return []string{p.Household, whole(p.Person), whole(p.Year), p.Scenario, p.Benefit, exact(p.Paid)}
}

func burdenHead() []string {
	return []string{"household", "year", "scenario", "oop", "cash", "che10", "che25", "che40", "poverty_d1", "poverty_d2"}
}

func (b burden) record() []string {
	return []string{b.Household, whole(b.Year), b.Scenario, exact(b.OOP), exact(b.Cash), whole(b.CHE10), whole(b.CHE25), whole(b.CHE40), whole(b.D1), whole(b.D2)}
}

func whole(n int32) string { return strconv.Itoa(int(n)) }
