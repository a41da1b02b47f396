package figure_test

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"io"

	"doudi/scenarios/figure"
)

// texts lists what stands on a figure, from its SVG.
func texts(f figure.Figure) {
	var b bytes.Buffer
	if err := figure.Write(&b, f, "svg", figure.Half); err != nil {
		fmt.Println(err)
		return
	}
	words := ""
	for d := xml.NewDecoder(&b); ; {
		token, err := d.Token()
		if err == io.EOF {
			return
		}
		switch x := token.(type) {
		case xml.StartElement:
			if x.Name.Local == "text" {
				words = ""
			}
		case xml.CharData:
			words += string(x)
		case xml.EndElement:
			if x.Name.Local == "text" {
				fmt.Println(words)
			}
		}
	}
}

// One alternative that costs the funds 120 and may save patients nothing.
func ExampleDifferences() {
	texts(&figure.Differences{
		Words: figure.Words{Title: "封顶：基金多支出120万元", Notes: []string{"来源：手工例子"}},
		Names: []string{"个人年负担封顶"},
		Panels: []figure.Panel{
			{Title: "基金支出之差，2019年", Unit: "万元", Bands: []figure.Band{{Mean: 120, P05: 60, P25: 100, P75: 140, P95: 200, Label: "+120"}}},
			{Title: "患者人均负担之差，2019年", Unit: "元", Bands: []figure.Band{{Mean: -2, P05: -10, P25: -5, P75: 1, P95: 6, Noise: true, Label: "~"}}},
		},
	})
	// Output:
	// 封顶：基金多支出120万元
	// 来源：手工例子
	// 基金支出之差，2019年
	// 患者人均负担之差，2019年
	// 个人年负担封顶
	// +120
	// 万元
	// 0
	// 50
	// 100
	// 150
	// 200
	// ~
	// 元
	// −10
	// −5
	// 0
	// 5
}

// A fund that spends 1, 2 or 3 with equal probability.
func ExampleBudgets() {
	texts(&figure.Budgets{
		Words: figure.Words{Title: "编列2百万元，超支概率50%"},
		Axis:  "超支概率",
		Curves: []figure.Curve{{
			Title: "医疗救助基金", Unit: "百万元，2019年",
			Points: []figure.Overrun{{Amount: 1, Probability: 1}, {Amount: 2, Probability: 0.5}, {Amount: 3, Probability: 0}},
			Marks:  []figure.Mark{{Overrun: figure.Overrun{Amount: 2, Probability: 0.5}, Label: "50%  2"}},
		}},
	})
	// Output:
	// 编列2百万元，超支概率50%
	// 超支概率
	// 医疗救助基金
	// 百万元，2019年
	// 1.0
	// 1.5
	// 2.0
	// 2.5
	// 3.0
	// 0
	// 50%
	// 100%
	// 50%  2
}

// A bill of 1,000 of which insurance pays 700 and assistance 200.
func ExampleWaterfall() {
	texts(&figure.Waterfall{
		Words: figure.Words{Title: "家庭负担100元"},
		Axis:  "元，2019年",
		Bills: []figure.Bill{{Title: "现行政策", Steps: []figure.Step{
			{Label: "总费用", Amount: "1,000.00", To: 1000, Kind: figure.Total},
			{Label: "基本医保", Amount: "700.00", Share: "70.0%", From: 1000, To: 300, Kind: figure.Paid},
			{Label: "医疗救助", Amount: "200.00", Share: "20.0%", From: 300, To: 100, Kind: figure.Paid},
			{Label: "个人负担", Amount: "100.00", Share: "10.0%", To: 100, Kind: figure.Borne},
		}}},
	})
	// Output:
	// 家庭负担100元
	// 现行政策
	// 1,000.00
	// 总费用
	// 70.0%
	// 700.00
	// 基本医保
	// 20.0%
	// 200.00
	// 医疗救助
	// 10.0%
	// 100.00
	// 个人负担
	// 元，2019年
	// 0
	// 200
	// 400
	// 600
	// 800
	// 1,000
}

// A fund that spends 100 in one year and 120 in the next, of which 130 is published.
func ExampleFans() {
	texts(&figure.Fans{
		Words: figure.Words{Title: "2020年支出120万元，年均+20%"},
		Fans: []figure.Fan{{
			Title: "医疗救助基金，万元", Caption: "2020年120（90至150）",
			Years: []figure.Spread{
				{Year: 2019, Mean: 100, P05: 80, P10: 85, P25: 95, P75: 105, P90: 115, P95: 120},
				{Year: 2020, Mean: 120, P05: 90, P10: 95, P25: 110, P75: 130, P90: 145, P95: 150},
			},
			Points: []figure.Published{{Year: 2020, Amount: 130}},
		}},
	})
	// Output:
	// 2020年支出120万元，年均+20%
	// 医疗救助基金，万元
	// 2020年120（90至150）
	// 2019
	// 2020
	// 0
	// 50
	// 100
	// 150
}

// A fund of 100 that is down to −20, short in six of ten simulations.
func ExampleBalances() {
	balance := figure.Balance{Short: []figure.Chance{{Year: 2029, Label: "0%"}, {Year: 2030, Probability: 0.6, Label: "60%"}}}
	balance.Title, balance.Caption = "现行政策", "2030年−20（−90至50）"
	balance.Years = []figure.Spread{
		{Year: 2029, Mean: 100, P05: 80, P10: 85, P25: 95, P75: 105, P90: 115, P95: 120},
		{Year: 2030, Mean: -20, P05: -90, P10: -70, P25: -40, P75: 10, P90: 40, P95: 50},
	}
	texts(&figure.Balances{
		Words: figure.Words{Title: "医疗救助基金到2030年末收不抵支的概率为60%"},
		Axis:  "下方的条：该年末收不抵支的概率",
		Funds: []figure.Reserve{{Title: "医疗救助基金，万元", Ways: []figure.Balance{balance}}},
	})
	// Output:
	// 医疗救助基金到2030年末收不抵支的概率为60%
	// 下方的条：该年末收不抵支的概率
	// 医疗救助基金，万元
	// 现行政策
	// 2030年−20（−90至50）
	// 2029
	// 2030
	// −100
	// −50
	// 0
	// 50
	// 100
	// 60%
	// 0%
}

// Insurance pays 900, assistance 40, which has a scale of its own.
func ExampleBars() {
	assistance := figure.Bar{Label: "医疗救助", Amount: "40万元（30至60）", Mean: 40, P05: 30, P95: 60}
	texts(&figure.Bars{
		Words: figure.Words{Title: "基金支出940万元：基本医保占95.7%"},
		Scales: []figure.Scale{
			{Unit: "万元，2019年", Bars: []figure.Bar{{Label: "基本医保", Amount: "900万元（800至1,000）", Mean: 900, P05: 800, P95: 1000}, assistance}},
			{Title: "其中较小的，横轴放大", Unit: "万元，2019年", Bars: []figure.Bar{assistance}},
		},
	})
	// Output:
	// 基金支出940万元：基本医保占95.7%
	// 基本医保
	// 900万元（800至1,000）
	// 医疗救助
	// 40万元（30至60）
	// 万元，2019年
	// 0
	// 200
	// 400
	// 600
	// 800
	// 1,000
	// 其中较小的，横轴放大
	// 医疗救助
	// 40万元（30至60）
	// 万元，2019年
	// 0
	// 10
	// 20
	// 30
	// 40
	// 50
	// 60
}

// The poorer half pays 300 a person and year, the richer 500.
func ExampleColumns() {
	texts(&figure.Columns{
		Words:  figure.Words{Title: "较穷的一半人均负担300元，较富的500元"},
		Axis:   "横轴：较穷的一半（1）和较富的一半（2）",
		Charts: []figure.Chart{{Title: "现行政策，元", Bars: []figure.Column{{Label: "1", Mean: 300, P05: 250, P95: 350}, {Label: "2", Mean: 500, P05: 400, P95: 600}}}},
	})
	// Output:
	// 较穷的一半人均负担300元，较富的500元
	// 横轴：较穷的一半（1）和较富的一半（2）
	// 现行政策，元
	// 1
	// 2
	// 0
	// 200
	// 400
	// 600
}

// What two parts of a change add up to: 50 more and 20 less are 30 more.
func ExampleWaterfall_changes() {
	texts(&figure.Waterfall{
		Words: figure.Words{Title: "封顶：基金多支出30万元"},
		Bills: []figure.Bill{{Title: "封顶", Axis: "万元，2019年", Steps: []figure.Step{
			{Label: "年负担封顶", Amount: "+50", Share: "（30至80）", To: 50, Kind: figure.More},
			{Label: "医疗救助", Amount: "−20", Share: "（−30至−10）", From: 50, To: 30, Kind: figure.Less},
			{Label: "各基金合计", Amount: "+30", Share: "（10至60）", To: 30, Kind: figure.Net},
		}}},
	})
	// Output:
	// 封顶：基金多支出30万元
	// 封顶
	// （30至80）
	// +50
	// 年负担封顶
	// （−30至−10）
	// −20
	// 医疗救助
	// （10至60）
	// +30
	// 各基金合计
	// 万元，2019年
	// 0
	// 10
	// 20
	// 30
	// 40
	// 50
}

// Spending goes from 90 to 110 with one input, and no further than chance with another.
func ExampleTornado() {
	texts(&figure.Tornado{
		Words: figure.Words{Title: "支出随住院率变动最大"},
		Storms: []figure.Storm{{
			Title: "基金支出", Caption: "2个参数中1个超出偶然的界限", Unit: "万元，2019年", Mean: 100, Limit: 4,
			Inputs: []figure.Input{{Label: "住院率", Amount: "90 … 110", Low: 90, High: 110}, {Label: "次均费用", Amount: "98 … 102", Low: 98, High: 102}},
		}},
	})
	// Output:
	// 支出随住院率变动最大
	// 基金支出
	// 2个参数中1个超出偶然的界限
	// 住院率
	// 90 … 110
	// 次均费用
	// 98 … 102
	// 万元，2019年
	// 90
	// 95
	// 100
	// 105
	// 110
}

// An alternative that costs 100 and keeps 8 households out of poverty.
func ExamplePlane() {
	texts(&figure.Plane{
		Words: figure.Words{Title: "封顶：多支出100万元，少致贫8户"},
		Up:    "纵轴：少致贫的户", Right: "基金支出之差，万元",
		Fields: []figure.Field{{Clouds: []figure.Cloud{{Name: "1 封顶", Mean: figure.Spot{Right: 100, Up: 8}, Spots: []figure.Spot{{Right: 80, Up: 6}, {Right: 120, Up: 10}}}}}},
	})
	// Output:
	// 封顶：多支出100万元，少致贫8户
	// 纵轴：少致贫的户
	// 1 封顶
	// 基金支出之差，万元
	// 0
	// 50
	// 100
	// 0
	// 2
	// 4
	// 6
	// 8
	// 10
}

// A simulated figure that is half as high again as the published one, which its interval holds.
func ExampleForest() {
	texts(&figure.Forest{
		Words:  figure.Words{Title: "1个公布数在区间内"},
		Axis:   "模拟值/公布值",
		Groups: []figure.Stand{{Title: "金额", Trees: []figure.Tree{{Name: "百色 兜底支出", Label: "×1.50", Mean: 1.5, P05: 0.8, P25: 1.2, P75: 1.8, P95: 3, Inside: true}}}},
	})
	// Output:
	// 1个公布数在区间内
	// 模拟值/公布值
	// 1/2
	// 1
	// 2
	// 4
	// 金额
	// ×1.50
	// 百色 兜底支出
}

// With a rate of a half the other may be 0.8, with one of 1 nothing is affordable.
func ExampleFrontier() {
	texts(&figure.Frontier{
		Words: figure.Words{Title: "预算内：救助比例0.5时，兜底可到0.8"},
		Up:    "纵轴：兜底比例", Right: "救助比例",
		Line:  []figure.Spot{{Right: 0, Up: 1}, {Right: 0.5, Up: 0.8}},
		Tried: []figure.Trial{{Spot: figure.Spot{Right: 0, Up: 1}, Within: true}, {Spot: figure.Spot{Right: 0.5, Up: 0.8}, Within: true}, {Spot: figure.Spot{Right: 1}}},
		Level: &figure.Level{Amount: 0.9, Label: "现行0.9"},
		Best:  []figure.Spot{{Right: 0.5, Up: 0.8}},
	})
	// Output:
	// 预算内：救助比例0.5时，兜底可到0.8
	// 纵轴：兜底比例
	// 救助比例
	// 0
	// 0.2
	// 0.4
	// 0.6
	// 0.8
	// 1.0
	// 0
	// 0.2
	// 0.4
	// 0.6
	// 0.8
	// 1.0
	// 现行0.9
}
