package forecast

import (
	"fmt"
	"slices"

	"doudi/model"
)

// enoughDraws is how many draws the 5th and 95th percentile want: five beyond each. enoughHouseholds is how many of each
// stratum a sample wants to be held to a budget: a sum that a few costly households carry has settled by then.
const (
	enoughDraws      = 100
	enoughHouseholds = 1000
)

// unbudgeted says why a run is too small for a budget to be read from it; empty where it is not. A small place that is
// simulated whole is what it is.
func (p *Plan) unbudgeted() model.Title {
	if p.Study.Draws < enoughDraws {
		return model.Title{
			ZH: fmt.Sprintf("不报编列金额：参数只抽样%d次，少于%d次，第95百分位靠不住。", p.Study.Draws, enoughDraws),
			EN: fmt.Sprintf("No budget is given: of %d parameter draws, fewer than %d, the 95th percentile cannot be relied on.", p.Study.Draws, enoughDraws),
		}
	}
	for s := range p.profile.Strata {
		if n := p.people.Households(s); p.people.Weight(s) > 1 && n < enoughHouseholds {
			of := p.profile.Strata[s]
			return model.Title{
				ZH: fmt.Sprintf("不报编列金额：样本里“%s”只有%d户，少于%d户；请增加模拟人数。", of.Title.In("zh", of.ID), n, enoughHouseholds),
				EN: fmt.Sprintf("No budget is given: the sample holds %d households of \"%s\", fewer than %d; simulate more people.", n, of.Title.In("en", of.ID), enoughHouseholds),
			}
		}
	}
	return model.Title{}
}

// cautions are what a reader must know of the method to read the figures rightly.
func (p *Plan) cautions(in *inputs, r *Results) []model.Title {
	out := []model.Title{{
		ZH: "因病致贫按三种口径并列：D1 消费口径，D2 收入口径（含误工），误工单独一项；各口径水平相差数倍，政策之差较稳，宜看差值。本就在线下的户不会再“跌入”，看缺口。",
		EN: "Illness-induced poverty is counted three ways (D1 by consumption, D2 by income with lost labour, lost labour alone); levels differ severalfold, differences between policies hardly: read the differences. Who is below the line already cannot fall; see the gap.",
	}}
	out = append(out, p.carriedCaution()...)
	out = append(out, p.absentCautions()...)
	out = append(out, p.notes...)
	if in.unverified() > 0 {
		out = append(out, model.Title{
			ZH: "各待遇之间的分担取决于未核实的规则参数，公开数据不能识别，只可参考总额。",
			EN: "How spending divides among the benefits rests on unverified rules and is not identified by published figures; read the total.",
		})
	}
	if p.world.Layout.Halves == 2 {
		out = append(out, model.Title{
			ZH: "人口是抽样：区间按全体人口计，抽样放大的偶然已扣除，样本本身的误差（抽到哪些户）已加入；只靠样本里几户的数不报。",
			EN: "The population is a sample: intervals are of the whole population, the chance that a sample magnifies taken off and the error of which households are in it added; what hangs on a few of them is not reported.",
		})
	}
	switch {
	case p.Study.Draws == 1:
		out = append(out, model.Title{
			ZH: "参数只抽样1次：区间里只有偶然，没有各项输入范围带来的不确定性。",
			EN: "Only one parameter draw: the intervals hold chance alone, and nothing of what the ranges of the inputs leave open.",
		})
	case p.Study.Draws < enoughDraws:
		out = append(out, model.Title{
			ZH: fmt.Sprintf("参数只抽样%d次，少于%d次：区间的两端粗略。", p.Study.Draws, enoughDraws),
			EN: fmt.Sprintf("Only %d parameter draws, fewer than %d: the ends of the intervals are rough.", p.Study.Draws, enoughDraws),
		})
	}
	for i, c := range p.Study.Scenarios[1:] {
		if r.same(i + 1) {
			out = append(out, model.Title{
				ZH: "方案“" + c.Title.In("zh", c.ID) + "”与第一个方案的各项结果毫无差别，请核对其改动是否生效。",
				EN: "Scenario \"" + c.Title.In("en", c.ID) + "\" gives exactly the results of the first one; see whether its changes take effect.",
			})
		}
	}
	return out
}

// same says whether a scenario gives the first one's figures in every simulation.
func (r *Results) same(s int) bool {
	for y := range r.series[s] {
		for k := range r.series[s][y] {
			if !slices.Equal(r.series[s][y][k].Values, r.series[0][y][k].Values) {
				return false
			}
		}
	}
	return true
}
