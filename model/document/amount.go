package document

import (
	"errors"

	"doudi/model"
	"doudi/model/message"
)

// Amount reads an amount of public money with its unit, as model.ParseAmount does.
func (r *Report) Amount(n *Node, what string) model.Fen {
	amount, err := model.ParseAmount(r.Text(n, what))
	if err == nil || n.Shape != Scalar {
		return amount
	}
	why := message.Say("an amount is a number and its unit")
	switch {
	case errors.Is(err, model.ErrNoUnit):
		why = message.Say("offices write yuan and ten thousand yuan alike, and a number alone does not say which")
	case errors.Is(err, model.ErrHalfFen):
		why = message.Say("it has more decimals than a fen")
	case errors.Is(err, model.ErrHugeAmount):
		why = message.Say("it is above ten million million yuan")
	}
	r.Errorf(n, "`%s` is no amount of money: %s", what, n.Text).Because("%s", why).Instead("1200.5万元, 1.2亿元, 12_005_000元 or 12 million yuan")
	return 0
}
