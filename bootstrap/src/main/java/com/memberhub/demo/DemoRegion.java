package com.memberhub.demo;

import java.util.List;

/** A county, with the code of the national list (GB/T 2260). */
record DemoRegion(String provinceName, String cityName, String countyName, String areaCode) {

    static final List<DemoRegion> ALL = List.of(
            new DemoRegion("浙江省", "杭州市", "西湖区", "330106"),
            new DemoRegion("浙江省", "杭州市", "上城区", "330102"),
            new DemoRegion("浙江省", "杭州市", "余杭区", "330110"),
            new DemoRegion("浙江省", "杭州市", "滨江区", "330108"),
            new DemoRegion("浙江省", "宁波市", "海曙区", "330203"),
            new DemoRegion("浙江省", "宁波市", "鄞州区", "330212"),
            new DemoRegion("上海市", "上海市", "黄浦区", "310101"),
            new DemoRegion("上海市", "上海市", "徐汇区", "310104"),
            new DemoRegion("上海市", "上海市", "静安区", "310106"),
            new DemoRegion("上海市", "上海市", "浦东新区", "310115"),
            new DemoRegion("江苏省", "南京市", "玄武区", "320102"),
            new DemoRegion("江苏省", "南京市", "鼓楼区", "320106"),
            new DemoRegion("江苏省", "苏州市", "虎丘区", "320505"),
            new DemoRegion("江苏省", "苏州市", "姑苏区", "320508"),
            new DemoRegion("广东省", "广州市", "越秀区", "440104"),
            new DemoRegion("广东省", "广州市", "天河区", "440106"),
            new DemoRegion("广东省", "深圳市", "福田区", "440304"),
            new DemoRegion("广东省", "深圳市", "南山区", "440305"),
            new DemoRegion("四川省", "成都市", "锦江区", "510104"),
            new DemoRegion("四川省", "成都市", "武侯区", "510107"),
            new DemoRegion("北京市", "北京市", "朝阳区", "110105"),
            new DemoRegion("北京市", "北京市", "海淀区", "110108"));
}
