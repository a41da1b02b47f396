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
	if err := figure.Write(&b, f, "svg"); err != nil {
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
