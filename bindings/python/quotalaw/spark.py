# SPDX-License-Identifier: Apache-2.0
"""Tables of Apache Spark, through `mapInArrow`.

    from quotalaw import spark
    bills = spark.contribution(employers, fund_year=2027)

Every row of the result names the law under which it was made in the column `law`. Each worker compares its law with
that of the driver and refuses to work under another.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, Literal

from . import _core
from .engines import check_law
from .reforms import Reform
from .tables import contribution_table, levy_table

if TYPE_CHECKING:
    import pyarrow as pa
    from pyspark.sql import DataFrame


def contribution(
    frame: DataFrame, *, fund_year: int, columns: Mapping[str, str] | None = None, reform: Reform | None = None,
    on_bad: Literal["error", "status"] = "status",
) -> DataFrame:  # fmt: skip
    """`th.contribution_table` on every partition; the columns given stay, the results stand beside them."""

    def work(batch: Any) -> Any:
        return contribution_table(
            batch, fund_year=fund_year, columns=columns, reform=reform, on_bad=on_bad, append=True
        )

    added = (
        "required int, shortfall int, surplus int, contribution decimal(18,2), "
        "adjustment_grant decimal(18,2), retention_fee decimal(18,2)"
    )
    return _mapped(frame, work, "th.", added, on_bad)


def levy(
    frame: DataFrame, *, fiscal_year: int, columns: Mapping[str, str] | None = None, reform: Reform | None = None,
    on_bad: Literal["error", "status"] = "status",
) -> DataFrame:  # fmt: skip
    """`jp.levy_table` on every partition, one row an employer; results stand beside the columns given."""

    def work(batch: Any) -> Any:
        return levy_table(batch, fiscal_year=fiscal_year, columns=columns, reform=reform, on_bad=on_bad, append=True)

    added = (
        "covered boolean, months_over_size smallint, levy_person_months double, adjustment_person_months double, "
        "reward_person_months double, counted_person_months double, shortage_person_months double, "
        "excess_person_months double, levy bigint, adjustment bigint, reward bigint"
    )
    return _mapped(frame, work, "jp.", added, on_bad)


def _mapped(frame: DataFrame, work: Callable[[Any], Any], country: str, added: str, on_bad: str) -> DataFrame:
    from pyspark.sql.types import StructType

    expected = _core.law_version(country)
    schema: Any = StructType.fromDDL(
        added + (", status string, refusal string" if on_bad == "status" else "") + ", law string"
    )
    whole = StructType([*frame.schema.fields, *schema.fields])

    def run(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        import pyarrow as arrow
        from pyspark.sql.pandas.types import to_arrow_schema

        check_law(country, expected)
        target = to_arrow_schema(whole)
        for batch in batches:
            found = arrow.Table.from_batches([work(batch)])
            found = found.append_column("law", arrow.array([expected] * found.num_rows, arrow.string()))
            # A dictionary or a narrow integer becomes what the schema says.
            yield from found.cast(target).to_batches()

    return frame.mapInArrow(run, whole)
