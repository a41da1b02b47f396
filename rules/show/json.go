package settle

import (
	"encoding/json"

	"doudi/model"
	"doudi/rules"
)

// yuan writes an amount as a JSON number with two decimals.
type yuan model.Fen

func (y yuan) MarshalJSON() ([]byte, error) { return []byte(model.Fen(y).String()), nil }

type claimJSON struct {
	ID        string          `json:"id"`
	Person    string          `json:"person,omitempty"`
	Total     yuan            `json:"total"`
	Eligible  yuan            `json:"eligible"`
	Paid      map[string]yuan `json:"paid"`
	PaidTotal yuan            `json:"paid_total"`
	Cash      map[string]yuan `json:"cash,omitempty"`
	OOP       yuan            `json:"oop"`
}

type periodJSON struct {
	At     string          `json:"at"`
	For    string          `json:"for"`
	Month  int             `json:"month,omitempty"`
	Person string          `json:"person,omitempty"`
	Paid   map[string]yuan `json:"paid"`
	Before yuan            `json:"paid_before,omitempty"`
}

type assumedJSON struct {
	Person  string `json:"person,omitempty"`
	Before  string `json:"before"`
	Amount  yuan   `json:"amount"`
	Derived bool   `json:"derived"`
}

type totalsJSON struct {
	Total     yuan            `json:"total"`
	Eligible  yuan            `json:"eligible"`
	Paid      map[string]yuan `json:"paid"`
	PaidTotal yuan            `json:"paid_total"`
	Before    yuan            `json:"paid_before,omitempty"`
	Cash      map[string]yuan `json:"cash,omitempty"`
	Own       yuan            `json:"own_account"`
	OOP       yuan            `json:"oop"`
	Burden    yuan            `json:"burden"`
}

// MarshalJSON writes the sheet: yuan with two decimals, benefits by id.
func (s *Sheet) MarshalJSON() ([]byte, error) {
	out := struct {
		Policy  string        `json:"policy"`
		Year    int           `json:"year"`
		Assumed []assumedJSON `json:"assumed,omitempty"`
		Claims  []claimJSON   `json:"claims"`
		Periods []periodJSON  `json:"periods"`
		Totals  totalsJSON    `json:"totals"`
	}{Policy: s.Policy.ID, Year: s.Year, Claims: []claimJSON{}, Periods: []periodJSON{}}
	for _, a := range s.bills.assumed() {
		out.Assumed = append(out.Assumed, assumedJSON{a.Person, a.Key, yuan(a.Amount), a.Derived})
	}
	for i := range s.Claims {
		c := &s.Claims[i]
		out.Claims = append(out.Claims, claimJSON{c.Claim.ID, s.bills.Persons[c.Claim.Person].ID, yuan(c.Claim.Total), yuan(c.Eligible()),
			s.named(c.Paid, c.InForce, false), yuan(c.PaidTotal), s.named(c.Cash, c.InForce, true), yuan(c.OOP)})
	}
	for _, p := range s.Periods {
		j := periodJSON{At: "year_end", For: "household", Paid: map[string]yuan{s.Policy.Benefits[p.Benefit].ID: yuan(p.Paid)}}
		j.Before = yuan(p.Earlier)
		if p.At == rules.AtMonthEnd {
			j.At, j.Month = "month_end", p.Month
		}
		if p.Person >= 0 {
			j.For, j.Person = "person", s.bills.Persons[p.Person].ID
		}
		out.Periods = append(out.Periods, j)
	}
	t := &s.Totals
	out.Totals = totalsJSON{yuan(t.Total), yuan(t.Eligible), s.named(t.Paid, t.InForce, false), yuan(t.PaidTotal), yuan(t.Earlier),
		s.named(t.Cash, t.InForce, true), yuan(t.Own), yuan(t.OOP), yuan(t.OOP + t.Own)}
	return json.Marshal(out)
}

// named lists the benefits in force with their amounts: cash benefits or the others.
func (s *Sheet) named(amounts []model.Fen, inForce []bool, cash bool) map[string]yuan {
	out := map[string]yuan{}
	for k, b := range s.Policy.Benefits {
		if inForce[k] && b.Cash == cash {
			out[b.ID] = yuan(amounts[k])
		}
	}
	return out
}
