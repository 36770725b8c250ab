"""The tables of the trail; made by Django from the models."""

from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='Entry',
            fields=[
                ('number', models.BigIntegerField(primary_key=True, serialize=False)),
                ('at', models.DateTimeField()),
                ('member', models.BigIntegerField(blank=True, null=True)),
                ('role', models.CharField(blank=True, max_length=40)),
                ('action', models.CharField(max_length=40)),
                ('subject_kind', models.CharField(blank=True, max_length=40)),
                ('subject_key', models.CharField(blank=True, max_length=64)),
                ('reason', models.CharField(choices=[('none', 'none'), ('own', 'own'), ('team', 'team'), ('stand_in', 'stand_in'), ('asked', 'asked'), ('complaint', 'complaint'), ('count', 'count'), ('access', 'access'), ('audit', 'audit'), ('upkeep', 'upkeep'), ('other', 'other')], max_length=20)),
                ('reason_text', models.CharField(blank=True, max_length=200)),
                ('reason_mark', models.CharField(blank=True, max_length=64)),
                ('result', models.CharField(choices=[('done', 'done'), ('denied', 'denied'), ('needs_reason', 'needs_reason'), ('refused', 'refused'), ('failed', 'failed')], max_length=20)),
                ('key', models.CharField(max_length=16)),
                ('link', models.CharField(max_length=64)),
            ],
            options={
                'indexes': [models.Index(fields=['subject_kind', 'subject_key', 'number'], name='entry_subject'), models.Index(fields=['member', 'number'], name='entry_member')],
                'constraints': [models.CheckConstraint(condition=models.Q(('reason__in', ['none', 'own', 'team', 'stand_in', 'asked', 'complaint', 'count', 'access', 'audit', 'upkeep', 'other'])), name='entry_reason_on_list'), models.CheckConstraint(condition=models.Q(('result__in', ['done', 'denied', 'needs_reason', 'refused', 'failed'])), name='entry_result_on_list')],
            },
        ),
        migrations.CreateModel(
            name='Head',
            fields=[
                ('id', models.PositiveSmallIntegerField(default=1, primary_key=True, serialize=False)),
                ('number', models.BigIntegerField(default=0)),
                ('link', models.CharField(default='0000000000000000000000000000000000000000000000000000000000000000', max_length=64)),
                ('key', models.CharField(blank=True, default='', max_length=16)),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('id', 1)), name='head_one_row')],
            },
        ),
    ]
