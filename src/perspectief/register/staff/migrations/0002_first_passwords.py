"""Until when a password that was handed out is good."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("staff", "0001_tables"),
    ]

    operations = [
        migrations.AddField("staffmember", "renew_by", models.DateTimeField(blank=True, null=True)),
    ]
